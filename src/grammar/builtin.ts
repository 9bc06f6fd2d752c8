import { grammars } from "logscan:grammars";
import type { Grammar } from "./model.js";

/** The grammars that come with logscan, sorted by their files' names. */
export const builtinGrammars: readonly Grammar[] = grammars;
