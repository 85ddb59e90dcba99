FROM scratch
COPY --chmod=755 busybox /bin/busybox
RUN ["/bin/busybox", "sh", "-c", "/bin/busybox --install -s /bin && mkdir -p /etc /home /root /tmp /usr/bin /usr/local/bin /usr/sbin /var && chmod 1777 /tmp && chmod 700 /root && echo root:x:0:0:root:/root:/bin/sh > /etc/passwd && echo nobody:x:65534:65534:nobody:/home:/bin/false >> /etc/passwd && echo root:x:0: > /etc/group && echo nobody:x:65534: >> /etc/group"]
COPY --chmod=755 adduser /usr/sbin/adduser
COPY --chmod=755 adduser /usr/sbin/addgroup
CMD ["sh"]
