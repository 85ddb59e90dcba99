import { asScalar, get, itemsOf, scalarAt, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { booleanOf } from "../yaml.ts";
import { composeReading } from "./reading.ts";

/** A service's `healthcheck`, as written. */
export interface HealthTest {
  /** Switches the image's own check off. */
  readonly disabled: boolean;
  /** Whether a shell reads the words, of which there then is one; undefined without a test. */
  readonly form: "exec" | "shell" | undefined;
  readonly words: readonly YamlScalar[];
}

/** A string is for the shell, a list says by its first word how it is run. */
export function healthTest(node: YamlNode | undefined): HealthTest {
  const test = get(node, "test");
  const string = asScalar(test);
  const [how, ...words] = itemsOf(test).filter((item) => item.type === "scalar");
  const disable = booleanOf(scalarAt(node, "disable"), composeReading);
  const disabled = how?.value === "NONE" || (disable?.known === true && disable.value);
  if (disabled) return { disabled, form: undefined, words: [] };
  if (string) return { disabled, form: "shell", words: [string] };
  if (how?.value === "CMD-SHELL") return { disabled, form: "shell", words: words.slice(0, 1) };
  return how?.value === "CMD" ? { disabled, form: "exec", words } : { disabled, form: undefined, words: [] };
}
