// Parses every Dockerfile of a directory with dockerfile-ast and does nothing else.
const { readdirSync, readFileSync } = require("node:fs");
const { DockerfileParser } = require("dockerfile-ast");

const directory = process.argv[2];
for (const name of readdirSync(directory)) DockerfileParser.parse(readFileSync(`${directory}/${name}`, "utf8"));
