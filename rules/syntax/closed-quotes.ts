import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "closed-quotes",
  summary: "Every quote in an instruction is closed",
  why: "Docker cannot tell where the word ends and rejects the file.",
  codes: ["quotes"],
  examples: [
    { bad: 'FROM alpine:3.20\nWORKDIR «"/srv/my app»', good: 'FROM alpine:3.20\nWORKDIR "/srv/my app"' },
    { title: "An apostrophe opens a quote", bad: "FROM alpine:3.20\nCOPY bob«'s.txt» /" },
  ],
});
