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
/** A node that a search came to and that is to be written; 0 where there is none. */
export const UNWRITTEN: usize = STATE + 76;
/** How many bytes behind a failure lines still have to do with it. */
export const LOOK_BACK: usize = STATE + 80;
export const NOTED_COUNT: usize = STATE + 84;

/** The bytes of a stamp before its seconds, and those behind them up to where lines differ. */
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
export const ROUTINE_TABLE: usize = 131072;
export const ROUTINE_TABLE_SIZE: u32 = 2048;
export const TOUCHED: usize = 135168;
/** Keys of routines. */
export const KEYS: usize = 139264;
export const KEYS_END: usize = 204800;
/** A hash table of programs: hash, place of the name, its length, place of the look (0: always stop). */
export const PROGRAMS: usize = 204800;
export const PROGRAM_COUNT: u32 = 2048;
export const LONGEST_PROGRAM: i32 = 64;
/** What was passed over: byte offset in the chunk, microseconds behind the head's and flags, client; the kernel's own times. */
export const PASSED: usize = 237568;
export const MOST_PASSED: i32 = 4096;
export const KERNEL_TIMES: usize = 286720;
/** Of routines, what has to be noted of each line. */
export const NOTED: usize = 319488;
/** Looks, patterns, and names of programs. */
export const TABLES: usize = 434176;
export const CHUNK: usize = 2097152;
export const CHUNK_BYTES: i32 = 1048576;
