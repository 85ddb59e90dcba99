/**
 * Packages whose script at installation fetches or compiles what needs nothing of the system but the C library and that
 * of C++, or only says something.
 */
export const selfContainedAddon =
  /^(?:esbuild|@esbuild\/[\w-]+|@swc\/core|@parcel\/watcher|bcrypt|argon2|sharp|better-sqlite3|bufferutil|utf-8-validate|cpu-features|ssh2|re2|leveldown|classic-level|msgpackr-extract|fsevents|core-js(?:-pure)?|es5-ext|protobufjs|@nestjs\/core|@scarf\/scarf|styled-components|unrs-resolver|@tailwindcss\/oxide|@biomejs\/biome)$/;

/** Packages that start programs of the system, or load its libraries. */
export const needsSystem =
  /^(?:puppeteer|playwright(?:-\w+)?|@playwright\/test|@puppeteer\/browsers|chrome-aws-lambda|prisma|@prisma\/(?:client|engines)|canvas|nodegit|gm|imagemagick|fluent-ffmpeg|simple-git|serialport|usb|oracledb|ibm_db|odbc|node-rdkafka|zeromq|pdf-poppler|textract|execa|cross-spawn|shelljs|zx|pm2|nodemon|node-cron-shell)$/;

/** A call of a program that builds and writes where its settings say, in the project. */
const build =
  /(?:npx\s+)?(?:tsc|tsup|swc|babel|webpack|rollup|esbuild|rimraf|vite|next|nest|nuxt|astro|remix|react-scripts|vue-cli-service|ng|tsc-alias)\b[^;&|<>$`]*/
    .source;

/** Such calls, one after the other. Between two there is always what no call holds: a text is read in one way alone. */
export const buildingScript = new RegExp(`^${build}(?:&&\\s*${build})*(?:&&\\s*)?$`);

/**
 * Servers of files, by their program: the options that take a value in the next word, and those that name files of
 * settings: https://github.com/vercel/serve, https://github.com/http-party/http-server
 */
export const staticServers: ReadonlyMap<string, { readonly values: RegExp; readonly settings: RegExp }> = new Map([
  ["serve", { values: /^(?:-l|--listen|-p)$/, settings: /^(?:-c|--config|--ssl-)/ }],
  [
    "http-server",
    {
      values: /^(?:-p|--port|-a|-c|-t|-e|--ext|-b|--mimetypes|-U|--username|--password)$/,
      settings: /^(?:-C|-K|--cert|--key|-P|--proxy|--mimetypes)/,
    },
  ],
]);
