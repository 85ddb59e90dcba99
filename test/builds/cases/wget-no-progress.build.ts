import { buildCases } from "../judge.ts";
import { wget } from "../tools.ts";

const base = ["FROM debian:bookworm-slim", "COPY --chmod=755 wget /usr/bin/wget"];
const files = { wget };

buildCases("wget-no-progress", [
  { name: "a file", dockerfile: [...base, "RUN wget https://example.com/x"], files },
  { name: "a name", dockerfile: [...base, "RUN wget -O /x https://example.com/x && test -e /x"], files },
  {
    name: "what it says is read",
    dockerfile: [...base, "RUN wget -O /dev/null https://example.com/x 2>&1 | grep Length > /l"],
    files,
    hostile: true,
  },
  {
    name: "what it says is kept",
    dockerfile: [...base, "RUN wget -O /x https://example.com/x 2> /log && grep Length /log"],
    files,
    hostile: true,
  },
]);
