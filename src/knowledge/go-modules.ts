/** Modules whose only use is to talk to a server over TLS, as go.mod requires them; the first group is the module's path. */
export const tlsClientModule =
  /^[ \t]*(?:require[ \t]+)?(google\.golang\.org\/(?:grpc|api)|cloud\.google\.com\/go(?:\/\w+)*|github\.com\/(?:aws\/aws-sdk-go(?:-v2)?|Azure\/azure-sdk-for-go\S*|hashicorp\/vault\/api|slack-go\/slack|google\/go-github\S*|go-resty\/resty\S*|stripe\/stripe-go\S*|getsentry\/sentry-go)|k8s\.io\/client-go)\s+v/m;

/** Modules that are made of C: a program that needs one does not work when it is built without cgo. */
export const cgoModule =
  /^github\.com\/(?:mattn\/go-sqlite3|confluentinc\/confluent-kafka-go|h2non\/bimg|davidbyttow\/govips|gographics\/imagick|rdkafka|libgit2\/git2go|linxGnu\/grocksdb|tecbot\/gorocksdb|google\/gopacket|chai2010\/webp|go-gl\/|hajimehoshi\/ebiten|veandco\/go-sdl2|godror\/godror|mattn\/go-oci8|valyala\/gozstd|DataDog\/zstd|marcboeker\/go-duckdb|otiai10\/gosseract)|^gocv\.io\//;

/** Packages that reach nothing but what they are given: no files, no other program, no server. */
export const selfContained =
  /^(?:golang\.org\/x\/(?:exp|mod|sync|text|time|crypto\/(?:argon2|bcrypt|blake2b|chacha20poly1305|nacl|pbkdf2|scrypt|sha3))|github\.com\/(?:google\/(?:uuid|go-cmp)|gorilla\/mux|go-chi\/chi|julienschmidt\/httprouter|pkg\/errors|cespare\/xxhash|dustin\/go-humanize|shopspring\/decimal|oklog\/ulid|rs\/xid))(?:\/|$)/;

/** The module that puts root certificates into the program: https://pkg.go.dev/golang.org/x/crypto/x509roots/fallback */
export const bundledRoots = "golang.org/x/crypto/x509roots/fallback";
