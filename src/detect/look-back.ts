/** How far back a line may refer: what it inherits, what it repeats, what it continues. A part of a file is read from here. */
export const lookBackBytes = 65_536;
