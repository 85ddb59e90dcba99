import type { Port } from "../../nodes/port.ts";
import type { ProposedFix } from "../../report.ts";
import { type Fact, known } from "../../syntax/fact.ts";
import { insert } from "../../text/edit.ts";
import type { Source } from "../../text/source.ts";

/** Whether a published port is open on every interface of the host, as it is without an address. */
export function isOnAllInterfaces({ address, value }: Port): Fact<boolean> {
  if (address) return address.known ? known(/^(?:0\.0\.0\.0|\[?::\]?|)$/.test(address.value)) : address;
  // A variable may hold the address too.
  return value.known ? known(true) : value;
}

/** The fix that opens it on the host alone; where its short form is written out without an address. */
export function bindToLocalhost({ span, address, host }: Port, { text }: Source): ProposedFix | undefined {
  const written = /^(["']?)\d[\d-]*(?::\d[\d-]*)?(?:\/\w+)?\1$/.exec(text.slice(span.start, span.end));
  if (address || !written) return undefined;
  const edits = insert(span.start + (written[1] as string).length, host ? "127.0.0.1:" : "127.0.0.1::");
  return { title: "Publish it on 127.0.0.1, where only the host reaches it", safe: false, effect: "none", edits };
}
