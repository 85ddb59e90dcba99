// Quotes serves one quotation over HTTP.
package main

import (
	"fmt"
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "Well begun is half done.")
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
