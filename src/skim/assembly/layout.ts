// The layout of the memory, in bytes: whoever fills it (`src/skim/*.ts`) asks for these by their names.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

/** The words of the state. */
const STATE: usize = 1024;
export const HEAD_LENGTH: usize = STATE;
export const TAIL_LENGTH: usize = STATE + 4;
export const FRACTION_DIGITS: usize = STATE + 8;
/** The look for the messages of access logs; 0 where lines are those of syslog. */
export const ACCESS_LOOK: usize = STATE + 12;
/** From which offset in the chunk on lines of life may be passed over, and routine that depends on its transaction. */
export const LIFE_FROM: usize = STATE + 16;
export const UNLESS_FROM: usize = STATE + 20;
/** The microsecond that the head of the stamp stands for, as a number of 64 bits. */
export const HEAD_MICROS: usize = STATE + 24;
/** Of the lines that were passed over: how many were recognised, how many routines are among them. */
export const RECOGNISED: usize = STATE + 32;
export const TOUCHED_COUNT: usize = STATE + 36;
export const STOPPED_AT: usize = STATE + 40;
export const STOPPED_END: usize = STATE + 44;
export const STOPPED_BY: usize = STATE + 48;
/** Of the line that it stopped at because of its message: offsets into the chunk, the program's slot (-1: access log). */
export const MESSAGE_AT: usize = STATE + 52;
export const PID_AT: usize = STATE + 56;
export const PID_END: usize = STATE + 60;
export const PROGRAM_SLOT: usize = STATE + 64;
export const LINE_MICROS: usize = STATE + 68;
export const LINE_CLIENT: usize = STATE + 72;
/** Of the same line: the pattern that claims it, -1 where that is not known; its holes' bounds stand at BOUNDS. */
export const CLAIMED_BY: usize = STATE + 132;
/** A node that a search came to and that is to be written; 0 where there is none. */
export const UNWRITTEN: usize = STATE + 76;
/** How many bytes behind a failure lines still have to do with it. */
export const LOOK_BACK: usize = STATE + 80;
export const NOTED_COUNT: usize = STATE + 84;
/** Byte offsets of the chunk, and of where the next block of the file begins, in the chunk. */
export const CHUNK_OFFSET: usize = STATE + 88;
export const NEXT_BLOCK: usize = STATE + 96;
export const BLOCK_BYTES: usize = STATE + 100;
/** The clock of the line before. */
export const LAST_CLOCK: usize = STATE + 136;
/** From this offset in the chunk on lines are the log's own; of each in front of it there is a row. */
export const OWN_FROM: usize = STATE + 128;
/** How many rows there are; the byte offset in the chunk of the last line that was passed over. */
export const ROW_COUNT: usize = STATE + 104;
export const LAST_OFFSET: usize = STATE + 108;
/** Of each set of seconds (`rows.ts`) the least and the most of them; where there is none the least is more than the most. */
export const SECOND_RANGES: usize = STATE + 144;
/** How many microseconds behind the head's an hour of UTC begins: not 0 where zones are no whole hours from it. */
export const HOUR_TURN: usize = STATE + 172;
/** Whether rows are asked for where the kernel's own time turns. */
export const ASKS_KERNEL_TIME: usize = STATE + 168;
/** How far back, in bytes and in microseconds, a client's line is the same visit. */
export const VISIT_BYTES: usize = STATE + 112;
export const VISIT_MICROS: usize = STATE + 120;

/** The bytes of a stamp before its minute, and those behind them up to where lines differ. */
export const HEAD: usize = 2048;
export const LONGEST_HEAD: i32 = 256;
export const TAIL: usize = 2304;
export const LONGEST_TAIL: i32 = 512;
/** By byte: what it is in a queue id (`src/read/mail.ts`). */
export const ID_KINDS: usize = 2816;
/** Of a search (`search.ts`): two words a hole; what is to be compared, and what is to be read on. */
export const BOUNDS: usize = 3072;
export const MOST_HOLES: i32 = 60;
export const WAY: usize = 3584;
export const FORKS: usize = 4096;
export const MOST_FORKS: i32 = 256;
export const WAITING: usize = 6144;
export const MOST_GROUPS: i32 = 4096;
/** A component's key, on its way to a routine. */
export const KEY: usize = 22528;
export const LONGEST_KEY: i32 = 128;
/** Routines (`routine.ts`); a hash table of their numbers, from 1, in two bytes; the numbers, from 0, of those with new lines. */
export const ROUTINES: usize = 24576;
export const MOST_ROUTINES: i32 = 1024;
export const ROUTINE_TABLE: usize = 163840;
export const ROUTINE_TABLE_SIZE: u32 = 2048;
export const TOUCHED: usize = 167936;
/** Keys of routines. */
export const KEYS: usize = 172032;
export const KEYS_END: usize = 237568;
/** A hash table of programs: hash, place of the name, its length, place of the look (0: always stop). */
export const PROGRAMS: usize = 237568;
export const PROGRAM_COUNT: u32 = 2048;
export const LONGEST_PROGRAM: i32 = 64;
/**
 * Of lines that were passed over, rows of three words: which of them it is, from 0, byte offset in the chunk, microseconds behind
 * the head's; the kernel's own times, or -1.
 */
export const ROWS: usize = 270336;
export const MOST_ROWS: i32 = 4096;
export const KERNEL_TIMES: usize = 335872;
/** Of routines, what has to be noted of each line. */
export const NOTED: usize = 368640;
export const MOST_NOTED: i32 = 4096;
/** Of clients, by their slots (`src/detect/visitors.ts`): who was seen last, when, and where. */
export const VISITORS: usize = 499712;
export const VISITOR_CLOCKS: usize = 503808;
export const VISITOR_OFFSETS: usize = 512000;
export const VISITOR_COUNT: i32 = 1024;
/** Sets of seconds of the hour (`rows.ts`), one bit a second, the lowest bit of a byte first. */
export const SECONDS: usize = 520192;
export const SECONDS_BYTES: i32 = 512;
/** Looks, patterns, and names of programs. */
export const TABLES: usize = 522240;
export const CHUNK: usize = 2097152;
export const CHUNK_BYTES: i32 = 1048576;
