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
