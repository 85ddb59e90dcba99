import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Facts from the manuals of MySQL 8.4 and MariaDB 11 (mysql, mysqladmin, mysqldump), and of Apache's htpasswd. */

const mysql: CommandTable = {
  programs: ["mysql", "mariadb", "mysqladmin", "mariadb-admin", "mysqldump", "mariadb-dump"],
  flags: words(`
    -A|--no-auto-rehash -B|--batch -C|--compress -E|--vertical -f|--force -H|--html -N|--skip-column-names -n|--unbuffered
    -q|--quick -r|--raw -s|--silent -t|--table -v|--verbose -V|--version -X|--xml -w|--wait -b|--no-beep -i -G -I -U
    --no-defaults --help
  `),
  values: words(`
    -D|--database -e|--execute -h|--host -P|--port -S|--socket -u|--user --protocol --defaults-file --defaults-extra-file
    --defaults-group-suffix --default-character-set --login-path --connect-timeout --init-command --delimiter --ssl-mode
    --ssl-ca --ssl-cert --ssl-key
  `),
  optional: words("-p|--password"),
};

const htpasswd: CommandTable = {
  programs: ["htpasswd"],
  flags: words("-c -n -m -B -2 -5 -d -s -p -b -i -D -v"),
  values: words("-C -r"),
};

export const clientTables: readonly CommandTable[] = [mysql, htpasswd];
