FROM busybox:1.35 AS root
RUN mkdir -p /r/etc/ssl/certs /r/home/nonroot /r/tmp \
    && chmod 1777 /r/tmp \
    && printf 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n' > /r/etc/passwd \
    && printf 'root:x:0:\nnonroot:x:65532:\n' > /r/etc/group \
    && chown 65532:65532 /r/home/nonroot
FROM scratch
COPY --from=root /r /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
USER 65532
WORKDIR /home/nonroot
