/** Variables that only a build reads: those of the go command, and what installs packages; and where programs of the builder are. */
export const buildVariable = /^(?:GO[A-Z0-9]*|GO_[A-Z_]+|CGO_\w+|DEBIAN_FRONTEND|PATH)$/;

/** Variables that programs of the system read too, in a build as in a container. */
export const systemVariable =
  /^(?:\w+_PROXY|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|CC|CXX|CFLAGS|LDFLAGS|PKG_CONFIG\w*|GIT_\w+|SHELL|TERM)$/i;
