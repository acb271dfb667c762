package dev.weir.adapter.http.api;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.fault.FaultException;
import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.NotToldException;
import dev.weir.ports.driving.UnknownWorkspaceException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered when a question could not be. */
final class FailureHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandlers.class);

    @Singleton
    @Produces("application/problem+json")
    static final class AskedWrongly implements ExceptionHandler<AskedWronglyException, HttpResponse<Problem>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<Problem> handle(HttpRequest request, AskedWronglyException failure) {
            return Problem.of(HttpStatus.BAD_REQUEST, said(failure))
                    .at(failure.position())
                    .response();
        }
    }

    @Singleton
    @Produces("application/problem+json")
    static final class UnknownWorkspace implements ExceptionHandler<UnknownWorkspaceException, HttpResponse<Problem>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<Problem> handle(HttpRequest request, UnknownWorkspaceException failure) {
            return Problem.response(HttpStatus.NOT_FOUND, said(failure));
        }
    }

    @Singleton
    @Produces("application/problem+json")
    static final class NotFound implements ExceptionHandler<NotFoundException, HttpResponse<Problem>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<Problem> handle(HttpRequest request, NotFoundException failure) {
            return Problem.response(HttpStatus.NOT_FOUND, said(failure));
        }
    }

    @Singleton
    @Produces("application/problem+json")
    static final class NotTold implements ExceptionHandler<NotToldException, HttpResponse<Problem>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<Problem> handle(HttpRequest request, NotToldException failure) {
            return Problem.response(HttpStatus.BAD_GATEWAY, said(failure));
        }
    }

    /** The store, dbt Cloud or a file is away or damaged: the caller is told how to mend it, and whether it may go well later. */
    @Singleton
    @Produces("application/problem+json")
    static final class Faulty implements ExceptionHandler<FaultException, HttpResponse<Problem>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<Problem> handle(HttpRequest request, FaultException failure) {
            LOG.warn(
                    "{} {} could not be answered: {}",
                    request.getMethodName(),
                    request.getPath(),
                    failure.fault().sentence());
            return Problem.response(status(failure.fault()), failure.fault().sentence());
        }

        private static HttpStatus status(Fault fault) {
            return switch (fault) {
                case Fault.Unavailable _, Fault.Throttled _ -> HttpStatus.SERVICE_UNAVAILABLE;
                case Fault.Unauthorised _,
                        Fault.Forbidden _,
                        Fault.Missing _,
                        Fault.Refused _,
                        Fault.Malformed _,
                        Fault.Damaged _ -> HttpStatus.INTERNAL_SERVER_ERROR;
            };
        }
    }

    /** Whatever else goes wrong: the log is told everything, the caller nothing that could be a secret. */
    @Singleton
    @Produces("application/problem+json")
    static final class Anything implements ExceptionHandler<Exception, HttpResponse<Problem>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<Problem> handle(HttpRequest request, Exception failure) {
            LOG.error("{} {} could not be answered", request.getMethodName(), request.getPath(), failure);
            return Problem.response(HttpStatus.INTERNAL_SERVER_ERROR, "Weir could not answer. Its log says why.");
        }
    }

    private static String said(Exception failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
