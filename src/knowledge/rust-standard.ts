// What the standard library of Rust reaches outside of the program, and the libraries that take its names over (tokio,
// async-std): https://doc.rust-lang.org/std/

/** Functions of `fs` and `File` that read files by a name, or look at them. */
export const readingFunctions = new Set(
  "read read_to_string read_dir read_link metadata symlink_metadata canonicalize exists try_exists open copy".split(
    " ",
  ),
);

/** Those that make files. What they change is made before, or is a file that they read. */
export const writingFunctions = new Set("create create_new write create_dir".split(" "));

/** Makes a directory with those above it. */
export const directoryMaker = "create_dir_all";

/** Those that change what is there. */
export const changingFunctions = new Set(
  "rename hard_link remove_file remove_dir remove_dir_all set_permissions".split(" "),
);
