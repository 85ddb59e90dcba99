import { goProgram } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (build: string) => [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  build,
  "FROM busybox:1.35",
  "COPY --from=build /app /app",
  'CMD ["/app"]',
];
// The paths in it are gone.
const changes = ["/app content"];

buildCases("go-trimpath", [
  { name: "a program", dockerfile: stages("RUN CGO_ENABLED=0 go build -o /app ."), files: goProgram(), changes },
  {
    name: "with other flags",
    dockerfile: stages('RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /app .'),
    files: goProgram(),
    changes,
  },
  {
    name: "a program that opens files beside its source",
    dockerfile: stages("RUN CGO_ENABLED=0 go build -o /app .").map((line) =>
      line.startsWith("COPY --from") ? `${line}\nCOPY hello.txt /src/` : line,
    ),
    files: {
      ...goProgram(
        ["os", "path/filepath", "runtime"],
        "_, file, _, _ := runtime.Caller(0)",
        'text, err := os.ReadFile(filepath.Join(filepath.Dir(file), "hello.txt"))',
        "fmt.Println(string(text), err)",
      ),
      "hello.txt": "hello",
    },
    hostile: true,
    changes,
  },
  {
    name: "a flag by variable",
    dockerfile: stages("RUN GOFLAGS=-trimpath CGO_ENABLED=0 go build -o /app ."),
    files: goProgram(),
    hostile: true,
  },
]);
