import rule from "../../../rules/commands/wget-no-progress.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "the log of a container",
      kind: "compose",
      code: "services:\n  a:\n    image: debian:12\n    command: wget https://example.com/x",
    },
    "FROM debian:12\nRUN wget -q https://example.com/x && wget -qO- https://example.com/x",
    "FROM debian:12\nRUN wget --progress=dot:giga https://example.com/x",
    "FROM debian:12\nRUN wget -nv -O x https://example.com/x && wget -o log https://example.com/x",
    "FROM debian:12\nRUN wget -a log https://example.com/x && wget -b https://example.com/x && wget --spider https://example.com/x",
    "FROM debian:12\nRUN apt-get install -y wget && command -v wget && wget --version",
  ],
  bad: [
    {
      code: "FROM debian:12\nRUN sudo «wget» -O x \\\n  https://example.com/x",
      fixed: "FROM debian:12\nRUN sudo wget -nv -O x \\\n  https://example.com/x",
    },
    {
      code: "FROM registry.example.com/a:1\nRUN «wget» https://example.com/x",
      says: "wget writes its progress to the build log: add -nv, or -q for BusyBox",
      fixed: "FROM registry.example.com/a:1\nRUN wget -q https://example.com/x",
    },
    { code: 'FROM debian:12\nRUN ["«wget»", "https://example.com/x"]', fixed: null },
    ...["wget -O /dev/null https://example.com/x 2>&1 | grep Length", "wget https://example.com/x &> log"].map(
      (script) => ({
        title: `somebody reads what it prints: ${script}`,
        code: `FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN ${script.replace("wget", "«wget»")}`,
      }),
    ),
    {
      title: "by bash's pipe for both",
      code: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN «wget» https://example.com/x |& tee log',
    },
    {
      title: "perhaps somebody does",
      code: "FROM debian:12\nRUN { «wget» https://example.com/x; } 2>log",
      offers: "Add -nv, unless its output is read",
      fixedUnsafe: "FROM debian:12\nRUN { wget -nv https://example.com/x; } 2>log",
    },
    {
      title: "what others print does not matter",
      code: "FROM debian:12\nRUN rm x 2>/dev/null; «wget» -O- https://example.com/x | tar xz",
      fixed: "FROM debian:12\nRUN rm x 2>/dev/null; wget -nv -O- https://example.com/x | tar xz",
    },
  ],
});
