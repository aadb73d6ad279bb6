package org.echelon.platform.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Tells the database on each connection taken from the pool who asks, so that rules on rows hold
/// even where a rule in Java was forgotten.
///
/// One round trip sets the role without rights of its own and who the viewer is, over whatever the
/// connection's last user left: nothing is trusted from before, so nothing needs to be undone when
/// the connection goes back. A transaction keeps the viewer with whom it began.
final class ViewerDataSource extends DelegatingDataSource {

    /// A region that begins no code.
    private static final String NOWHERE = "nowhere";

    private static final String TELL =
            """
            select set_config('role', ?, false), set_config('echelon.username', ?, false),
                   set_config('echelon.role', ?, false), set_config('echelon.region', ?, false),
                   set_config('echelon.enterprise', ?, false), set_config('echelon.today', ?, false)
            """;

    private final CurrentViewer viewer;
    private final Supplier<Clock> clock;
    private final String role;

    ViewerDataSource(DataSource pool, CurrentViewer viewer, Supplier<Clock> clock, String role) {
        super(pool);
        this.viewer = viewer;
        this.clock = clock;
        this.role = role;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            tell(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new UnsupportedOperationException("connections come from the pool alone");
    }

    private void tell(Connection connection) throws SQLException {
        Optional<Viewer> person = viewer.find();
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setString(1, role);
            statement.setString(2, person.map(Viewer::username).orElse(""));
            statement.setString(3, person.map(one -> one.role().name()).orElse(""));
            statement.setString(4, person.map(Viewer::region).orElse(NOWHERE));
            statement.setString(5, person.map(Viewer::enterprise).orElse(""));
            statement.setString(6, LocalDate.now(clock.get()).toString());
            statement.execute();
        }
    }
}
