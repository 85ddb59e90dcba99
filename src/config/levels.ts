/** What may stand for a severity in a config. */
export const levels = ["error", "warning", "info", "on", "off"] as const;
