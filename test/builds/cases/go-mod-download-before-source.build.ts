import { goProgram } from "../go.ts";
import { buildCases } from "../judge.ts";

const dockerfile = [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  "RUN CGO_ENABLED=0 go build -trimpath -o /app .",
  "FROM busybox:1.35",
  "COPY --from=build /app /app",
  'CMD ["/app"]',
];

buildCases("go-mod-download-before-source", [
  { name: "sums that are there", dockerfile, files: { ...goProgram(), "go.sum": "" }, fix: "unsafe" },
  {
    name: "no sums, as nothing is required",
    dockerfile,
    files: goProgram(),
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a module of its own that is required from a directory",
    says: "refers to a directory of the source",
    dockerfile,
    files: {
      ...goProgram(),
      "go.mod":
        "module example.com/hello\n\ngo 1.21\n\nrequire example.com/lib v0.0.0\n\nreplace example.com/lib => ./lib\n",
      "go.sum": "",
      "lib/go.mod": "module example.com/lib\n\ngo 1.21\n",
      "lib/lib.go": "package lib\n",
    },
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a module below",
    says: "is elsewhere",
    dockerfile: dockerfile.map((line) => line.replace("RUN ", "RUN cd sub && ")),
    files: Object.fromEntries(Object.entries(goProgram()).map(([path, file]) => [`sub/${path}`, file])),
    fix: "unsafe",
    hostile: true,
  },
]);
