// What the standard library reaches outside of the program: https://pkg.go.dev/std

/** Which arguments of a function name files; "all" of them, or those at some places. */
export type NamedFiles = "all" | readonly number[];

/** Functions that read files by a name, by package and name. */
export const readingFunctions: ReadonlyMap<string, NamedFiles> = new Map<string, NamedFiles>([
  ...entries("os", "Open OpenFile ReadFile ReadDir Stat Lstat DirFS Readlink OpenRoot Chdir", [0]),
  ...entries("io/ioutil", "ReadFile ReadDir", [0]),
  ...entries("path/filepath", "Walk WalkDir Glob EvalSymlinks", [0]),
  ...entries("html/template", "ParseFiles ParseGlob", "all"),
  ...entries("text/template", "ParseFiles ParseGlob", "all"),
  ...entries("net/http", "ServeFile", [2]),
  ...entries("net/http", "Dir", [0]),
  ...entries("net/http", "ListenAndServeTLS", [1, 2]),
  ...entries("net/http", "ServeTLS", [2, 3]),
  ...entries("crypto/tls", "LoadX509KeyPair", "all"),
  ...entries("archive/zip", "OpenReader", [0]),
  ...entries("syscall", "Open Stat Lstat Chdir", [0]),
  ...["elf", "macho", "pe", "plan9obj", "buildinfo"].flatMap((name) => entries(`debug/${name}`, "Open ReadFile", [0])),
  ...entries("go/parser", "ParseDir ParseFile", [1]),
]);

/** The same for methods, whatever they belong to. */
export const readingMethods: ReadonlyMap<string, NamedFiles> = new Map<string, NamedFiles>([
  ["ParseFiles", "all"],
  ["ParseGlob", "all"],
  ["ListenAndServeTLS", [0, 1]],
  ["ServeTLS", [1, 2]],
]);

/** Functions that make or change files. What they change is made before, or is a file that they read. */
export const writingFunctions: ReadonlyMap<string, NamedFiles> = new Map<string, NamedFiles>([
  ...entries("os", "Create WriteFile Mkdir OpenFile", [0]),
  ...entries("os", "Rename Symlink Link", [1]),
  ...entries("io/ioutil", "WriteFile", [0]),
  ...entries("syscall", "Mkdir", [0]),
]);

/** Functions that make a directory with those above it, whichever are there. */
export const directoryMakers = new Set(["os.MkdirAll"]);

/** Functions that find a file by where the source stood when it was built, or where the program stands. */
export const placeFinders = new Set(["runtime.Caller", "runtime.Callers", "os.Executable"]);

/** Functions that start another program, or load its code. */
export const startingFunctions = new Set([
  ...["Command", "CommandContext", "LookPath"].map((name) => `os/exec.${name}`),
  "os.StartProcess",
  "syscall.Exec",
  "syscall.ForkExec",
  "syscall.StartProcess",
  "plugin.Open",
]);

/** Packages that start programs by themselves. */
export const startingPackages = new Set(["net/http/cgi"]);

/** Packages whose only use is to talk to others over TLS. */
export const tlsPackages = new Set(["crypto/tls", "crypto/x509", "net/smtp", "net/http/httputil"]);

/** What a program takes of net/http when it talks to others. */
export const httpClient = new Set(
  "Get Head Post PostForm Client DefaultClient NewRequest NewRequestWithContext Transport DefaultTransport RoundTripper".split(
    " ",
  ),
);

/** Functions that need the directory for temporary files; those of ioutil where they are given none. */
export const temporaryFunctions = new Set([
  ...["TempDir", "CreateTemp", "MkdirTemp"].map((name) => `os.${name}`),
  ...["TempFile", "TempDir"].map((name) => `io/ioutil.${name}`),
]);

/** Methods of a request that put large forms into temporary files. */
export const formMethods = new Set(["ParseMultipartForm", "FormFile", "FormValue", "PostFormValue", "MultipartForm"]);

/**
 * Packages that are made of C where cgo is on, and those that import one of them: a program without any is linked
 * statically all the same. `go list -deps -f '{{if .CgoFiles}}{{.ImportPath}}{{end}}' std` tells them.
 */
export const cgoPackages: ReadonlySet<string> = new Set([
  ...["C", "archive/tar", "expvar", "log/syslog", "mime/multipart", "os/user", "plugin", "runtime/cgo", "runtime/race"],
  ...["crypto/tls", "crypto/x509", "net", "net/http", "net/mail", "net/rpc", "net/rpc/jsonrpc", "net/smtp"],
  ...["cgi", "cookiejar", "fcgi", "httptest", "httptrace", "httputil", "pprof"].map((name) => `net/http/${name}`),
  "net/textproto",
]);

/** Whether an import is one of the standard library: of the others the first part is a host. */
export function isStandard(path: string): boolean {
  return path === "C" || !(path.split("/")[0] as string).includes(".");
}

/** Whether a path is one of Go's own by its first part, also where packages of a GOPATH may have paths without a host. */
export function isSurelyStandard(path: string): boolean {
  return standardTrees.has(path.split("/")[0] as string);
}

/** https://pkg.go.dev/std */
const standardTrees: ReadonlySet<string> = new Set(
  (
    "archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt " +
    "go hash html image index io iter log maps math mime net os path plugin reflect regexp runtime slices sort " +
    "strconv strings structs sync syscall testing text time unicode unique unsafe weak"
  ).split(" "),
);

function entries(from: string, names: string, files: NamedFiles): readonly (readonly [string, NamedFiles])[] {
  return names.split(" ").map((name) => [`${from}.${name}`, files]);
}
