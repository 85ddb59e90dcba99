import { goProgram } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (build: string) => [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  build,
  "FROM scratch",
  "COPY --from=build /app /app",
  'CMD ["/app"]',
];
const changes = ["/app content"];

buildCases("go-strip-release-binaries", [
  {
    name: "a program",
    dockerfile: stages("RUN CGO_ENABLED=0 go build -o /app ."),
    files: goProgram(),
    fix: "unsafe",
    changes,
  },
  {
    name: "with a value that the linker sets",
    dockerfile: stages('RUN CGO_ENABLED=0 go build -ldflags="-X main.version=2" -o /app .'),
    files: goProgram([], "fmt.Println(version)"),
    fix: "unsafe",
    hostile: true,
    changes,
  },
  {
    name: "a program that reads its own symbols",
    dockerfile: stages("RUN CGO_ENABLED=0 go build -o /app ."),
    files: goProgram(
      ["debug/elf"],
      'file, _ := elf.Open("/app")',
      "symbols, err := file.Symbols()",
      "fmt.Println(len(symbols) > 0, err)",
    ),
    fix: "unsafe",
    hostile: true,
    changes,
    says: "symbol",
  },
]);
