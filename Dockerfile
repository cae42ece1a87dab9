# The simulator, serving what is in /recordings on UDP port 1161:
#
#   docker build -t sonde .
#   docker run -p 161:1161/udp -v ./recordings:/recordings sonde
#   docker run -p 161:1161/udp -v ./lab:/lab sonde simulate /lab/lab.yaml --listen 0.0.0.0:1161
#
# Without a volume it serves the sample devices. Any other command of sonde works too:
#
#   docker run sonde walk -v 2c -c public 192.0.2.1

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw --batch-mode --no-transfer-progress -pl cli -am package -DskipTests

FROM eclipse-temurin:25-jre
COPY --from=build /src/cli/target/sonde /opt/sonde
COPY --from=build /src/recordings /recordings
VOLUME /recordings
USER 10001:10001
EXPOSE 1161/udp
STOPSIGNAL SIGTERM
# Healthy while something answers; small, because it runs beside the simulator.
HEALTHCHECK --interval=30s --timeout=10s --start-period=10s \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-jar", "/opt/sonde/sonde.jar", \
       "probe", "127.0.0.1:1161"]
# The JVM is process 1, so that SIGTERM reaches it.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmn64m", "-jar", "/opt/sonde/sonde.jar"]
CMD ["simulate", "/recordings", "--listen", "0.0.0.0:1161", "--ready-file", "/tmp/sonde.ready"]
