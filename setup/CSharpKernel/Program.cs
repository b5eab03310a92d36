Console.WriteLine("PodLab's C# kernel");
