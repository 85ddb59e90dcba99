import type { Files } from "./context.ts";

/** A service of Go's standard library alone, without a `go.sum`; `/app once` answers at once and ends. */
export const goServer: Files = {
  "go.mod": "module example.com/hello\n\ngo 1.21\n",
  "main.go": `package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Println("once")
		return
	}
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "hello") })
	http.ListenAndServe("127.0.0.1:18080", nil)
}
`,
};

/** A program that says hello, and what these lines say. */
export function goProgram(imports: readonly string[] = [], ...lines: readonly string[]): Files {
  const names = ["fmt", ...imports].map((name) => `\t"${name}"\n`).join("");
  const body = ['fmt.Println("hello")', ...lines].map((line) => `\t${line}\n`).join("");
  return {
    "go.mod": "module example.com/hello\n\ngo 1.21\n",
    "main.go": `package main\n\nimport (\n${names})\n\nvar version = "1"\n\nfunc main() {\n\t_ = version\n${body}}\n`,
  };
}
