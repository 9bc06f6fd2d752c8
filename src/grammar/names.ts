/** Words that grammars and what reads them share. */

/** A field that every record has: the key of the transaction that it belongs to, as its format peeled it. */
export const transactionField = "transaction";

/** The event that has no pattern: what writes the lines of its `program` falls silent against its own rhythm. */
export const silenceEvent = "silence";

export const grammarSuffix = ".grammar";
