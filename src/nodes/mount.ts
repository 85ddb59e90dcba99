import type { Fact } from "../syntax/fact.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Place } from "./place.ts";

/** Something mounted where a command or a container runs. */
export interface Mount extends Spanned {
  readonly type: "Mount";
  readonly place: Place;
  /** "bind", "volume", "cache", "tmpfs", "secret", "ssh", or another that the notation has. */
  readonly mountType: Fact<string>;
  /** A path of the host or the context, a volume's name; undefined where it has none. */
  readonly source: Fact<string> | undefined;
  /** Where the source is said, if not in the mount itself: a pod's volume. */
  readonly sourceSpan?: Span | undefined;
  /** What has to be at its source, where that is said: "Directory", "File", "Socket", "CharDevice", "BlockDevice". */
  readonly sourceType?: string | undefined;
  /** Where it stands in the container; undefined where the notation leaves it to the builder. */
  readonly target: Fact<string> | undefined;
  readonly readOnly: Fact<boolean>;
}
