import type { PeerConfig, PeerFile } from "../../../src/config/peers/types.ts";

type Read = (file: PeerFile) => Promise<PeerConfig>;

/** What a reader makes of a text, each setting on a line: `2 ignored: DL3008 off`. */
export async function told(read: Read, text: string, name = "config"): Promise<readonly string[]> {
  const { settings, exceptions, run, remarks } = await read({ file: `/project/${name}`, name, dir: "/project", text });
  const said = Object.entries(run).filter(([, value]) => value !== undefined);
  return [
    ...settings.map(({ code, level, options, key, line, reason }) => {
      const more = [options && JSON.stringify(options), reason && `(${reason})`].filter(Boolean);
      return [`${line} ${key}: ${code} ${level}`, ...more].join(" ");
    }),
    ...exceptions.map(({ code, files, reason, until, line }) => {
      const more = [JSON.stringify(files), until && `until ${until}`, reason && `(${reason})`].filter(Boolean);
      return [`${line} except ${code}`, ...more].join(" ");
    }),
    ...said.map(([key, value]) => `${key} ${value}`),
    ...remarks.map(({ key, line, message }) => `${line} ${key}: ${message}`),
  ];
}
