package main

import "net/http"

var version = "dev"

func main() {
	http.HandleFunc("/version", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(version)) })
	http.ListenAndServe(":8080", nil)
}
