import { wordSet } from "../words.ts";

/** Programs that run another as somebody else. */
export const stepDowns = wordSet(
  "gosu su-exec setpriv runuser su s6-setuidgid setuidgid chpst sudo fixuid start-stop-daemon",
);

/** Programs that run another as somebody else, or in another file system. */
export const changesUser: ReadonlySet<string> = new Set([...stepDowns, "doas", "pkexec", "chroot"]);

const rootServers = wordSet(
  "nginx nginx-debug openresty httpd httpd-foreground apache2 apache2ctl apachectl apache2-foreground mosquitto postfix" +
    " sshd dovecot named unbound chronyd ntpd squid vsftpd proftpd cron crond supervisord systemd init s6-svscan runsvdir" +
    " runit dockerd dockerd-entrypoint.sh containerd kubelet keepalived openvpn slapd smbd nmbd rsyslogd buildkitd",
);

/**
 * Whether a server is started as root by design: it hands its work to an account of its own, or it is a supervisor or
 * daemon that must be root to do its work.
 */
export function isRootServer(program: string): boolean {
  return rootServers.has(program) || /^php-fpm[\d.]*$/.test(program);
}

/** A file, package or image of a tool that is installed for nothing else than to step down from root. */
export const stepDownTool = /(?:^|[/_-])(?:gosu|su-exec|s6-overlay|fixuid)(?:[-:=<>~@._/\d]|$)/i;

/** A variable that says which release of such a tool is fetched. */
export const stepDownVariable = /^(?:GOSU|SU_EXEC|S6_OVERLAY|FIXUID)_/i;
