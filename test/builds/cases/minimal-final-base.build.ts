import { goProgram } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (...final: readonly string[]) => [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  "RUN CGO_ENABLED=0 go build -o /app .",
  "FROM debian:bookworm-slim",
  ...final,
  "COPY --from=build /app /app",
  'CMD ["/app"]',
];

buildCases("minimal-final-base", [
  {
    name: "a program that asks for nothing",
    dockerfile: stages("RUN apt-get update && rm -rf /var/lib/apt/lists/*"),
    files: goProgram(),
    fix: "unsafe",
    changes: ["/", "config.Labels"],
  },
  {
    name: "temporary files",
    dockerfile: stages(),
    files: goProgram(["os"], 'file, err := os.CreateTemp("", "x")', "fmt.Println(file != nil, err)"),
    fix: "unsafe",
    changes: ["/", "config.Labels", "config.User"],
  },
  {
    name: "a file of the base",
    dockerfile: stages(),
    files: goProgram(["os"], 'text, err := os.ReadFile("/etc/debian_version")', "fmt.Println(string(text), err)"),
    fix: "unsafe",
    hostile: true,
    changes: ["/", "config.Labels", "config.User", "config.WorkingDir"],
    says: "unless the program needs more of it",
  },
]);
