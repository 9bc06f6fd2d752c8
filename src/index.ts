export type { Diagnostic, DiagnosticSeverity } from "./diagnostic.js";
export { placeOf } from "./diagnostic.js";
export type { Coverage, EvidenceLine, Incident, ScanDocument } from "./incident/record.js";
export { jsonSchema, schemaVersion } from "./incident/record.js";
export type { ScanOptions } from "./incident/scan.js";
export { ScanOptionError, scan } from "./incident/scan.js";
export { printJson, printNdjson } from "./report/json.js";
export { printText } from "./report/text.js";
