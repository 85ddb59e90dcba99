import { tar, tarGz } from "../context.ts";
import { buildCases } from "../judge.ts";

buildCases("copy-over-add", [
  {
    name: "files and a directory",
    dockerfile: ["FROM busybox:1.35", "ADD a.txt sub /srv/", 'CMD ["cat", "/srv/a.txt"]'],
    files: { ".dockerignore": "", "a.txt": "a\n", "sub/b.txt": "b\n" },
  },
  {
    name: "an owner and a mode",
    dockerfile: ["FROM busybox:1.35", "ADD --chown=7:8 --chmod=640 a.txt /srv/a.txt"],
    files: { "a.txt": "a\n" },
  },
  {
    name: "an archive without an ending",
    dockerfile: ["FROM busybox:1.35", "ADD bundle /opt/", 'CMD ["cat", "/opt/a.txt"]'],
    files: { bundle: tarGz({ "a.txt": "a\n" }) },
    hostile: true,
  },
  {
    name: "an archive with the ending of something else",
    dockerfile: ["FROM busybox:1.35", "ADD a.txt /opt/", 'CMD ["ls", "/opt"]'],
    files: { "a.txt": tar({ "b.txt": "b\n" }) },
    hostile: true,
    fails: true,
  },
  {
    name: "an archive behind a variable",
    dockerfile: ["FROM busybox:1.35", "ARG F=bundle", "ADD ${F} /opt/"],
    files: { bundle: tarGz({ "a.txt": "a\n" }) },
    hostile: true,
  },
  {
    name: "an archive among the sources",
    dockerfile: ["FROM busybox:1.35", "ADD a.conf part.img /opt/"],
    files: { "a.conf": "a\n", "part.img": tarGz({ "b.txt": "b\n" }) },
    hostile: true,
  },
  {
    name: "a directory that holds an archive",
    dockerfile: ["FROM busybox:1.35", "ADD data /opt/"],
    files: { "data/bundle.tar.gz": tarGz({ "a.txt": "a\n" }) },
    hostile: true,
  },
]);
