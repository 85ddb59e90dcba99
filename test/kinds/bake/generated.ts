import type { Random } from "../../../scripts/fuzz/random.ts";

/** What an expression of a type may be; the first ones, up to the empty one, hold no other. */
const forms: Readonly<Record<string, readonly string[]>> = {
  text: [
    ...['"a"', '"Bc-d"', '"x.y/z_1"', '""', '"  pad "', '"$A"', '"$${b}"', '"%%{c}"', '"a\\tb\\n"', '"1.20"', "str"],
    "",
    ...['"p-${<text>}"', '"${<number>}${<bool>}"', "upper(<text>)", "lower(<text>)", "reverse(<text>)"],
    ...["trimspace(<text>)", "trim(<text>, <text>)", "trimprefix(<text>, <text>)", "trimsuffix(<text>, <text>)"],
    ...["substr(<text>, <offset>, <offset>)", "replace(<text>, <text>, <text>)", 'join(",", <list>)'],
    ...['join("-", <list>, <list>)', "sanitize(<text>)", "<bool> ? <text> : <text>", "coalesce(null, <text>)"],
    ...["element(<list>, 7)", "<map>.k", '<map>["z"]', 'lookup(<map>, "none", <text>)', "try(<map>.none, <text>)"],
    ...["pair(<text>, <text>)", "all(<text>, <list>...)", 'all(<text>, [{ n = "1" }, { n = <text> }].*.n...)'],
    ...[
      "<<E\n  x ${<text>}\ny\nE\n",
      "<<-E\n      x ${<text>}\n    y\n\n    E\n",
      "keys(<map>)[0]",
      "values(<map>)[0]",
    ],
    ...['"%{ if <bool> }a%{ else }b%{ endif }"', '"%{ for x in <list> }${x}%{ endfor }"', '"a ${~ <text> ~} b"'],
  ],
  number: [
    ...["0", "1", "2", "3.5", "10", "1e2", "num", "007", "0.1", '"5"'],
    "",
    ...["(<number> + <number>)", "(<number> - <number>)", "(<number> * <number>)", "(<number> / 2)", "(<number> % 3)"],
    ...["-<number>", "length(<list>)", "strlen(<text>)", "min(<number>, <number>)", "add(<number>, <number>)"],
    ...["multiply(<number>, <number>)", "negate(<number>)", "<bool> ? <number> : <number>", "length(distinct(<list>))"],
  ],
  bool: [
    ...["true", "false", "flag", '"1" == 1', 'str == ""'],
    "",
    ...["!(<bool>)", "(<bool> && <bool>)", "(<bool> || <bool>)", "(<text> == <text>)", "(<number> < <number>)"],
    ...["equal(<text>, <number>)", "not(<bool>)", "contains(<list>, <text>)", "can(<map>.none)", "can(<text>)"],
  ],
  list: [
    ...['["a", "b"]', '["b", "a", "b"]', "words", '["1", 1]', '["A", "", "c"]', "[1, 2, 3]", '[true, "true"]'],
    "",
    ...["[<text>, <number>]", 'split(",", <text>)', "concat(<list>, <list>)", "distinct(<list>)", "compact(<list>)"],
    ...["reverselist(<list>)", "sort(<list>)", "flatten([<list>, [<list>, <text>]])", "keys(<map>)", "values(<map>)"],
    ...['[for x in <list> : "${x}!" if x != "a"]', '[for k, v in <map> : "${k}=${v}"]', "slice(<list>, 0, 1)"],
  ],
  map: [
    ...['{ k = "v", z = "w" }', '{ k = 1, z = "2" }', '{ "k" : "v", z : "y" }'],
    "",
    ...["{ k = <text>, z = <number> }", "merge(<map>, <map>)", 'zipmap(["k", "z"], [<text>, <text>])'],
    ...['{ for x in ["k", "z"] : x => "${x}${<text>}" }', "{ for k, v in <map> : k => upper(v) }"],
  ],
  offset: ["0", "1", "-1", "2", "-3", "9", ""],
};

const head = `variable "str" { default = "Str-val" }
variable "num" { default = 4 }
variable "flag" { default = true }
variable "words" { default = ["l1", "l2"] }
function "pair" {
  params = [a, b]
  result = "\${a}+\${upper(b)}"
}
function "all" {
  params = [a]
  variadic_params = rest
  result = join("|", concat([a], rest))
}
`;

/** A file with a target `t`, whose arguments are what expressions come to. */
export function bakeFile(random: Random): string {
  const args = ["text", "text", "number", "bool"].map((type, i) => `    A${i} = ${expression(type, 3, random)}\n`);
  return `${head}target "t" {\n  args = {\n${args.join("")}  }\n}\n`;
}

function expression(type: string, depth: number, random: Random): string {
  const all = forms[type] ?? [];
  const end = all.indexOf("");
  const form = random.pick(depth > 0 ? all.filter((one) => one !== "") : all.slice(0, end));
  return form.replace(/<(\w+)>/g, (_, inner: string) => expression(inner, depth - 1, random));
}
