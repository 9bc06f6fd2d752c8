import packageJson from "../../package.json" with { type: "json" };

/** The version of the package. */
export const version: string = packageJson.version;

/** The version of the draft record; `kind` and the meaning of fields never change within one. */
export const schemaVersion = 1;

export const schemaUri = "urn:logscan:schema:incident:1";
