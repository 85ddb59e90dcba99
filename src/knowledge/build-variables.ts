/**
 * Variables that only a build reads: those of the go command and of cargo, and of what installs packages; and where programs of the
 * builder are. Others of Go's are read by every program of Go (GOMAXPROCS): https://pkg.go.dev/runtime#hdr-Environment_Variables
 */
export const buildVariable =
  /^(?:GO111MODULE|GOARCH|GOBIN|GOCACHE|GOCACHEPROG|GOENV|GOEXE|GOEXPERIMENT|GOFLAGS|GOHOSTARCH|GOHOSTOS|GOINSECURE|GOLANG_VERSION|GOMODCACHE|GONOPROXY|GONOSUMDB|GOOS|GOPATH|GOPRIVATE|GOPROXY|GOSUMDB|GOTMPDIR|GOTOOLCHAIN|GOVCS|GOWORK|GO(?:386|AMD64|ARM|ARM64|MIPS|MIPS64|PPC64|RISCV64|WASM)|CGO_\w+|CARGO_\w+|RUSTUP_\w+|RUSTC_\w+|RUSTFLAGS|RUST_VERSION|DEBIAN_FRONTEND|PATH)$/;

/** Variables that programs of the system read too, in a build as in a container. */
export const systemVariable =
  /^(?:\w+_PROXY|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|CC|CXX|CFLAGS|LDFLAGS|PKG_CONFIG\w*|GIT_\w+|SHELL|TERM)$/i;
