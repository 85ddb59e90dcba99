import { isLicenseException, isLicenseId } from "../knowledge/spdx-licenses.ts";

/** Whether a text is an SPDX license expression: `MIT`, `(MIT OR Apache-2.0)`, `GPL-2.0+ WITH Classpath-exception-2.0`. */
export function isLicenseExpression(text: string): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let depth = 0;
  let wantsLicense = true;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    if (wantsLicense && token === "(") depth++;
    else if (wantsLicense && isLicense(token)) wantsLicense = false;
    else if (wantsLicense) return false;
    else if (token === ")" && depth > 0) depth--;
    else if (token === "AND" || token === "OR") wantsLicense = true;
    else if (token !== "WITH" || !isLicenseException(tokens[++i] ?? "")) return false;
  }
  return !wantsLicense && depth === 0;
}

/** One license, "or later" included, or one that the image itself describes. */
function isLicense(token: string): boolean {
  return /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(token) || isLicenseId(token.replace(/\+$/, ""));
}
