# Maven, the plugin, and all that the plugin needs: a run asks forges, and downloads nothing. docs/ci.md says how to use it.
# There is no more to the image than what src/image/fill.sh puts together, and a Java to run it.

FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 bash src/image/fill.sh /image

FROM eclipse-temurin:21-jre
COPY --from=build /image/ /
USER 10001:10001
WORKDIR /registry
ENTRYPOINT ["/opt/registry/bin/registry"]
CMD ["update"]
