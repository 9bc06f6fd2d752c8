/** Words that grammars and what reads them share. */

/** A field that every record has: the key of the transaction that it belongs to, as its format peeled it. */
export const transactionField = "transaction";

/** A component's key that no hole needs to name: the program that wrote the line. */
export const programField = "program";

/** The event that has no pattern: what writes the lines of its `program` falls silent against its own rhythm. */
export const silenceEvent = "silence";

/** The event that has no pattern: three or more components that need its component fail at once. */
export const lostTogetherEvent = "lost-together";

/** The event by which a clock was set; its field says by how many seconds, negative where it was put back. */
export const clockStepEvent = "clock-step";
export const clockStepField = "seconds";

export const grammarSuffix = ".grammar";
