/** From the least to the gravest. */
export const severities = ["info", "warning", "error", "critical"] as const;

type Severity = (typeof severities)[number];

export const isGraver = (one: Severity, other: Severity) => severities.indexOf(one) > severities.indexOf(other);
