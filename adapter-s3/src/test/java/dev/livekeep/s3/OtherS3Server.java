package dev.livekeep.s3;

import com.robothy.netty.initializer.HttpServerInitializer;
import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import com.robothy.s3.rest.handler.LocalS3RouterFactory;
import com.robothy.s3.rest.service.ServiceFactory;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A server of other people's, in memory and on loopback, that knows neither conditions nor checksums. */
final class OtherS3Server extends S3Server {
    private final MultiThreadIoEventLoopGroup connections =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final DefaultEventExecutorGroup requests = new DefaultEventExecutorGroup(4);
    private final Channel listening;

    /** Listens by itself: the server's own start would do so on every address. */
    OtherS3Server() throws Exception {
        LocalS3 local = LocalS3.builder().mode(LocalS3Mode.IN_MEMORY).build();
        Method services = LocalS3.class.getDeclaredMethod("createServiceFactory");
        services.setAccessible(true);
        listening = new ServerBootstrap()
                .group(connections)
                .channel(NioServerSocketChannel.class)
                .childHandler(new HttpServerInitializer(
                        requests, LocalS3RouterFactory.create((ServiceFactory) services.invoke(local))))
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    @Override
    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    void stop() throws Exception {
        listening.close().sync();
        connections.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        requests.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
}
