import { defineRule, insert, type ProposedFix, type Source, type Span, unknown } from "../../src/author.ts";
import { newlineOf, ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "no-writable-host-mount",
  summary: "Pods mount directories of their node to read them only",
  why:
    "What a container writes to its node stays there when the pod is gone, next to what other pods and the node itself read. " +
    "A container that is taken over can leave programs and settings for them. Sockets and devices are not meant: a " +
    "read-only mount changes nothing about what can be sent to them.",
  topic: "containers",
  category: "security",
  severity: "info",
  kinds: ["kubernetes"],
  fix: "unsafe",
  recommended: false,
  cwe: [732],
  reference: "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
  aliases: { "kube-linter": ["writable-host-mount"] },
  messages: { writable: "{container} can write to {path} of its node: mount it with readOnly: true" },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      volumeMounts:\n        - «{name: logs, mountPath: /logs}»\n  volumes:\n    - name: logs\n      hostPath: {path: /var/log/app}",
      fixedUnsafe:
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example.com/agent:1\n      volumeMounts:\n        - {name: logs, mountPath: /logs, readOnly: true}\n  volumes:\n    - name: logs\n      hostPath: {path: /var/log/app}",
    },
  ],
  on: {
    Mount({ span, place, mountType, source: path, sourceSpan, sourceType, readOnly }, { source }) {
      if (!mountType.known || mountType.value !== "bind" || !path) return;
      if (/^(?:Socket|CharDevice|BlockDevice)$/.test(sourceType ?? "")) return;
      if (!path.known) return unknown(span, path.reason);
      if (/^\/dev(?!\/shm)(?:\/|$)|\.sock$/.test(path.value)) return;
      if (!readOnly.known) return unknown(span, readOnly.reason);
      if (readOnly.value) return;
      return {
        at: span,
        message: "writable",
        data: { container: ownerName(place), path: path.value },
        related: sourceSpan && [{ at: sourceSpan, message: "The volume is described here" }],
        fixes: fix(span, source),
      };
    },
  },
});

/** In the form in which the mount is written, unless it says itself that it can be written to. */
function fix({ start, end }: Span, { text }: Source): ProposedFix | undefined {
  const written = text.slice(start, end);
  if (written.includes("readOnly")) return undefined;
  if (written.endsWith("}")) return fixInFlow(start, written);
  const newline = newlineOf(text);
  const column = start - (text.lastIndexOf("\n", start) + 1);
  const nextLine = text.indexOf("\n", end);
  const rest = text.slice(end, nextLine < 0 ? undefined : nextLine);
  return readOnly(end + rest.trimEnd().length, `${newline}${" ".repeat(column)}readOnly: true`);
}

/** Behind its last pair, or before its first where a comment may follow that one. */
function fixInFlow(start: number, written: string): ProposedFix {
  const key = /^\{\s*"/.test(written) ? '"readOnly"' : "readOnly";
  if (written.includes("#")) return readOnly(start + 1, `${key}: true, `);
  const pairs = written.slice(0, -1).trimEnd();
  return readOnly(start + pairs.length, `${pairs.endsWith(",") ? "" : ","} ${key}: true`);
}

function readOnly(offset: number, text: string): ProposedFix {
  const title = "Mount it to be read only, with which the container fails where it writes there";
  return { title, safe: false, effect: "none", edits: insert(offset, text) };
}
