namespace PodLab;

/// <summary>
/// This cluster refuses a step of the lesson, so the step's effects can't be seen here. The lesson continues: <c>podlab run</c> still runs the
/// next cell.
/// </summary>
/// <param name="message">The refused step, in the cluster's own words, and what to do.</param>
public sealed class NotPossibleHereException(string message) : PodLabException(message);
