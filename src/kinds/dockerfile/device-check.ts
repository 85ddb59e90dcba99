import { splitFields } from "./mount.ts";
import { isBoolean } from "./mount-check.ts";
import type { Flag } from "./nodes.ts";
import { report, type Scan } from "./scan.ts";
import { suggest } from "./suggest.ts";

const keys = ["name", "required"];

/**
 * Reports what BuildKit refuses in `RUN --device=<name>[,required]`. It reads the fields in order and expands no
 * variables; the first field that is no option is the name, even one with an equals sign (`vendor.example/gpu=all`).
 */
export function checkDevices(scan: Scan, flags: readonly Flag[]): void {
  for (const { name, value } of flags) {
    if (name !== "device" || !value?.text) continue;
    let device = "";
    for (const { outer, inner } of splitFields(scan, value, "device")) {
      const refuse = (message: string, meant?: string) => report(scan, "device", outer.span, message, meant);
      const equals = inner.text.indexOf("=");
      const key = (equals < 0 ? inner.text : inner.text.slice(0, equals)).toLowerCase();
      const given = equals < 0 ? undefined : inner.text.slice(equals + 1);
      if (key === "required") {
        if (given !== undefined && !isBoolean(given)) {
          refuse(`The device option required must be true or false, not ${given || '""'}`);
        }
      } else if (key === "name" && given !== undefined) {
        if (device !== "") refuse(`The device already has a name: ${device}`);
        else device = given;
      } else if (device === "") {
        device = inner.text;
      } else {
        refuse(
          given === undefined ? `The device already has a name: ${device}` : `Unknown device option ${key || '""'}`,
          suggest(key, keys),
        );
      }
    }
  }
}
