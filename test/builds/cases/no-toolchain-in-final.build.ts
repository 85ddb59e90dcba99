import type { Files } from "../context.ts";
import { goProgram, goServer } from "../go.ts";
import { buildCases } from "../judge.ts";

const service = { port: 18080, path: "/" };

const stage = (base: string, ...lines: readonly string[]) => [
  `FROM golang:${base}`,
  "WORKDIR /src",
  "COPY . .",
  ...lines,
];
const build = "RUN go build -o /app .";

/** A service of these handlers, beside whatever else it holds. */
function server(imports: readonly string[], ...lines: readonly string[]): Files {
  const names = ["net/http", ...imports].map((name) => `\t"${name}"\n`).join("");
  const body = [...lines, 'http.ListenAndServe("127.0.0.1:18080", nil)'].map((line) => `\t${line}\n`).join("");
  return {
    "go.mod": "module example.com/hello\n\ngo 1.21\n",
    "main.go": `package main\n\nimport (\n${names})\n\nfunc main() {\n${body}}\n`,
  };
}

const answers = (body: string) => `http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { ${body} })`;

/** Of the image all but the program and its files goes, what the base sets too. */
const changes = ["/", "config.Env", "config.Labels"];

buildCases("no-toolchain-in-final", [
  {
    name: "a service of the standard library",
    dockerfile: stage("1.26", "EXPOSE 18080", "LABEL a=b", "ENV NAME=value", build, "CMD /app"),
    files: goServer,
    run: service,
    fix: "unsafe",
    changes: [...changes, "config.Cmd"],
  },
  {
    name: "templates and files that it serves",
    dockerfile: stage("1.26", build, 'CMD ["/app"]'),
    files: {
      ...server(
        ["html/template"],
        'pages := template.Must(template.ParseGlob("templates/*.html"))',
        'http.Handle("/static/", http.StripPrefix("/static/", http.FileServer(http.Dir("static"))))',
        answers('pages.ExecuteTemplate(w, "a.html", r.URL.Path)'),
      ),
      "templates/a.html": "<p>{{.}}</p>\n",
      "static/a.css": "p {}\n",
      "docs/a.md": "# A\n",
    },
    run: service,
    fix: "unsafe",
    changes,
  },
  {
    name: "a file whose name a variable has",
    dockerfile: stage("1.26", "ENV SETTINGS=settings/production.json", build, 'CMD ["/app"]'),
    files: {
      ...goProgram(["os"], 'text, err := os.ReadFile(os.Getenv("SETTINGS"))', "fmt.Println(string(text), err)"),
      "settings/production.json": "{}\n",
    },
    fix: "unsafe",
    changes,
  },
  {
    name: "a health check of its own",
    dockerfile: stage("1.26", build, "HEALTHCHECK --interval=1s CMD /app once || exit 1", 'ENTRYPOINT ["/app"]'),
    files: goProgram(),
    fix: "unsafe",
    changes: [...changes, "config.Healthcheck"],
  },
  {
    name: "a health check that needs another program",
    dockerfile: stage("1.26", build, "HEALTHCHECK CMD ls /app", 'ENTRYPOINT ["/app"]'),
    files: goProgram(),
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "temporary files of another user",
    dockerfile: stage("1.26", build, "USER 1000:1000", 'CMD ["/app"]'),
    files: goProgram(["os"], 'file, err := os.CreateTemp("", "x")', "fmt.Println(file != nil, err)"),
    fix: "unsafe",
    changes,
  },
  {
    name: "temporary files of root",
    dockerfile: stage("1.26", build, 'CMD ["/app"]'),
    files: goProgram(
      ["os"],
      'file, err := os.CreateTemp("", "x")',
      "about, _ := os.Stat(os.TempDir())",
      "fmt.Println(file != nil, err, about.Mode())",
    ),
    fix: "unsafe",
    changes,
  },
  {
    name: "a user and a directory of theirs",
    dockerfile: stage(
      "1.26",
      build,
      "RUN useradd --system app && mkdir /data && chown app:app /data",
      "USER app",
      'CMD ["/app"]',
    ),
    files: goProgram(
      ["os", "os/user"],
      'fmt.Println(os.WriteFile("/data/a", nil, 0o600))',
      "me, err := user.Current()",
      "fmt.Println(me.Username, err)",
    ),
    fix: "unsafe",
    changes,
  },
  {
    name: "root certificates",
    dockerfile: stage("1.21", build, 'CMD ["/app"]'),
    files: goProgram(
      ["crypto/x509"],
      "pool, err := x509.SystemCertPool()",
      "fmt.Println(len(pool.Subjects()) > 10, err)",
    ),
    fix: "unsafe",
    changes,
  },
  {
    name: "C in it",
    dockerfile: stage("1.26-bookworm", build, 'CMD ["/app"]'),
    files: {
      "go.mod": "module example.com/hello\n\ngo 1.21\n",
      "main.go": `package main

// static int twice(int n) { return 2 * n; }
import "C"
import "fmt"

func main() { fmt.Println(C.twice(21)) }
`,
    },
    fix: "unsafe",
    changes,
  },
  {
    name: "installed, and found through the PATH",
    dockerfile: stage("1.26", "RUN go install", 'CMD ["hello"]'),
    files: goProgram(),
    fix: "unsafe",
    changes,
  },
  {
    name: "packages of its own module, and one beside",
    dockerfile: stage("1.26", "RUN go build -o bin/web ./cmd/web", 'CMD ["./bin/web", "-v"]'),
    files: {
      "go.mod": "module example.com/hello\n\ngo 1.21\n",
      "cmd/web/main.go":
        'package main\n\nimport (\n\t"fmt"\n\t"os"\n\n\t"example.com/hello/internal/config"\n)\n\nfunc main() { fmt.Println(config.Text(), os.Args) }\n',
      "cmd/tool/main.go": 'package main\n\nimport "os/exec"\n\nfunc main() { exec.Command("ls").Run() }\n',
      "internal/config/config.go":
        'package config\n\nimport "os"\n\nconst path = "config/a.json"\n\nfunc Text() string { text, _ := os.ReadFile(path); return string(text) }\n',
      "internal/config/config_test.go": 'package config\n\nimport "os/exec"\n\nvar _ = exec.Command\n',
      "config/a.json": "{}\n",
    },
    fix: "unsafe",
    changes,
  },
  {
    name: "a module of somebody else, which reads a file",
    dockerfile: stage("1.26", "RUN go build -mod=vendor -o /app .", 'CMD ["/app"]'),
    files: {
      "go.mod": "module example.com/hello\n\ngo 1.21\n\nrequire example.com/reader v1.0.0\n",
      "main.go":
        'package main\n\nimport (\n\t"fmt"\n\n\t"example.com/reader"\n)\n\nfunc main() { fmt.Println(reader.Read("config")) }\n',
      "vendor/modules.txt": "# example.com/reader v1.0.0\n## explicit\nexample.com/reader\n",
      "vendor/example.com/reader/reader.go":
        'package reader\n\nimport "os"\n\nfunc Read(name string) string { text, _ := os.ReadFile(name + ".yaml"); return string(text) }\n',
      "config.yaml": "a: 1\n",
    },
    fix: "unsafe",
    changes: [...changes, "config.User"],
  },
  {
    name: "several programs",
    dockerfile: stage("1.26", "RUN go build -o /other . && go build -o /app .", 'CMD ["/app"]'),
    files: goProgram(),
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a program that starts another",
    dockerfile: stage("1.26", build, 'CMD ["/app"]'),
    files: goProgram(["os/exec"], 'text, err := exec.Command("ls", "/src").Output()', "fmt.Println(string(text), err)"),
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a file that a command writes",
    dockerfile: stage("1.26", "RUN date > made.txt && echo made > made.txt", build, 'CMD ["/app"]'),
    files: goProgram(["os"], 'text, err := os.ReadFile("made.txt")', "fmt.Println(string(text), err)"),
    fix: "unsafe",
    hostile: true,
    changes,
    says: "made.txt",
  },
  {
    name: "a file that Docker is told to ignore, and one of the base",
    dockerfile: stage("1.26", build, 'CMD ["/app"]'),
    files: {
      ...goProgram(
        ["os"],
        'one, err := os.ReadFile("secret.txt")',
        "fmt.Println(string(one), err)",
        'two, err := os.ReadFile("/etc/debian_version")',
        "fmt.Println(string(two), err)",
      ),
      "secret.txt": "x\n",
      ".dockerignore": "secret.txt\n",
    },
    fix: "unsafe",
    hostile: true,
    changes,
    says: "/etc/debian_version",
  },
]);
