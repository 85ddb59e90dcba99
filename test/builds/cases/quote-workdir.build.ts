import { buildCases } from "../judge.ts";

buildCases("quote-workdir", [
  { name: "a space", dockerfile: ["FROM busybox:1.35", "WORKDIR /srv/my app", 'CMD ["pwd"]'] },
  { name: "a variable", dockerfile: ["FROM busybox:1.35", "ENV A=my", "WORKDIR /srv/$A app", 'CMD ["pwd"]'] },
  {
    name: "quotes inside",
    dockerfile: ["FROM busybox:1.35", "WORKDIR /srv/it\\'s my app", 'CMD ["pwd"]'],
    hostile: true,
  },
  {
    name: "spaces that matter",
    dockerfile: ["FROM busybox:1.35", "WORKDIR /srv/a  b\\ c", 'CMD ["pwd"]'],
    hostile: true,
  },
]);
