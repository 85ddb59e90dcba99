/**
 * Bindings that link no library of the system: they build the C that they bind themselves, or hold nothing but
 * declarations, mostly for other systems than Linux.
 */
export const bundledBinding =
  /^(?:linux-raw|windows(?:-[\w-]+)?|js|web|core-foundation|core-graphics|security-framework|system-configuration|fsevent|kqueue|inotify|ndk|jni|objc|dirs|objc2|aws-lc(?:-fips)?|zstd|lz4|libmimalloc|mimalloc|tikv-jemalloc|jemalloc|secp256k1|onig|wit-bindgen)-sys$/;

/** Bindings to libraries of the system. */
export const binding = /-sys$/;

/** Crates that read the root certificates of the system, or leave TLS to its library. */
export const systemRoots = /^(?:rustls-native-certs|rustls-platform-verifier|native-tls|openssl-probe)$/;
