import { goServer } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (...final: readonly string[]) => [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  "RUN CGO_ENABLED=0 go build -o /app .",
  "FROM scratch",
  "COPY --from=build /app /app",
  ...final,
];

buildCases("shell-form-needs-shell", [
  {
    name: "a command that no shell is there for",
    dockerfile: stages("CMD /app once"),
    files: goServer,
    changes: ["run", "config.Cmd"],
  },
  {
    name: "an entry point with quotes",
    dockerfile: stages('ENTRYPOINT /app "once"'),
    files: goServer,
    changes: ["run", "config.Entrypoint"],
  },
  {
    name: "a command that only a shell understands",
    dockerfile: stages("CMD /app once && /app once > /log"),
    files: goServer,
    hostile: true,
  },
  {
    name: "a shell that another stage brings",
    dockerfile: ["FROM scratch", "COPY --from=busybox:1.35 /bin/busybox /bin/sh", "CMD echo $HOME"],
    hostile: true,
  },
]);
