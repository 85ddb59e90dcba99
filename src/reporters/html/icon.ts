import type { Severity } from "../../finding.ts";

/** A sign of its own shape for each severity, so that colour is never all that tells them apart. */
const shapes: Readonly<Record<Severity, string>> = {
  error: '<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="sign" d="M5.5 5.5l5 5m0-5l-5 5"/>',
  warning: '<path d="M8 1l7.5 13.5H.5z"/><path class="sign" d="M8 6v4m0 2v.01"/>',
  info: '<circle cx="8" cy="8" r="7"/><path class="sign" d="M8 7.5V12M8 4.5v.01"/>',
};

export function icon(severity: Severity): string {
  return `<svg class="icon ${severity}" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="${severity}">${shapes[severity]}</svg>`;
}
